"""Carries changes between this laptop and central, and proves that they arrived."""

"""One child’s page."""

"""How the store's tables came to be, one step for each release that changed them."""

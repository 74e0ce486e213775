"""A plan in two versions, and the script that writes them."""

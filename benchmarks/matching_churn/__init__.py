"""How many offers change their product's id when another matcher takes over."""

"""One file per platform: how a kind of store is read. A store only names its platform."""

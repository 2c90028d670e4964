"""Product feeds as partners publish them for Google Merchant Center."""

"""Fields read from real product pages: F1 and milliseconds, beside extruct in the same run and paid services."""

"""What a catalogue teaches the matcher about products that were held out."""

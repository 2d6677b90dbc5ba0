"""The words of the field and the store of laws; everything else in this project speaks in them."""

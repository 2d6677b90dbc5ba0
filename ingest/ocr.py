"""Machine reading by tesseract. Skeleton, being written."""

"""The reader measured: words, sentences, trees, names, attribution, speed and memory."""

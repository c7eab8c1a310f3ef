"""Text to tokens, sentences, trees and names: the one room that knows the encoder."""

from recount.language.reader import Reader, load_reader

__all__ = ["Reader", "load_reader"]

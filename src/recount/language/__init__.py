"""Text to tokens, sentences, trees and names: the one room that knows the encoder."""

"""What tests of several rooms build their values with."""

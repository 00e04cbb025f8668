"""Quality: the scores on releases with gold made by hand, held by floors that may only rise."""

"""The portal: content in git, checked and turned into a translated static site."""

"""The phrase tables of the classifier, one for each subject; `order` says in which order they are tried."""

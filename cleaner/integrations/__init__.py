"""The cleaner as a step in other people's pipelines; each module needs the library that it is called after."""

"""Rule files: from YAML to checks. Loading (`load`, `cache`) and compiling (`book`) meet in the data of `plain`."""

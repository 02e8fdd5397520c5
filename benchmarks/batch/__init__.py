"""What a large corpus costs: processor time against a plain loop, speed of several processes, and memory."""

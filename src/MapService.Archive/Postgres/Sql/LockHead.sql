SELECT position, hash FROM mapservice.head FOR UPDATE;

SELECT position, hash FROM head;

SELECT position, hash FROM mapservice.head;

SELECT hash FROM mapservice.log WHERE position = $1;

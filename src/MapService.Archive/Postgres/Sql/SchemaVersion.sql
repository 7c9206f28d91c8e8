SELECT schema_version FROM mapservice.head;

SELECT to_regnamespace('mapservice') IS NOT NULL, to_regclass('mapservice.head') IS NOT NULL;

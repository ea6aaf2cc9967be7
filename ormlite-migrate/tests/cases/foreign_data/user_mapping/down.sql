DROP USER MAPPING FOR app_reader SERVER remote;

-- Run once, when MariaDB makes its data folder: lets the system page see whether every table is encrypted.
GRANT PROCESS ON *.* TO 'voicekeep'@'%';

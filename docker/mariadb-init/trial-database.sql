-- Run once, when MariaDB makes its data folder: a database of its own for the trial.
CREATE DATABASE voicekeep_trial CHARACTER SET utf8mb4;
GRANT ALL ON voicekeep_trial.* TO 'voicekeep'@'%';

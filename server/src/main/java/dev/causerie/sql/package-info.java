/// The database: open, migrate, one writer with group commit, several readers, the outbox. Knows no domain word.
package dev.causerie.sql;

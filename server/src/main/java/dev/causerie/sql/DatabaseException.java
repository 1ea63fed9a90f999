package dev.causerie.sql;

/// The database could not do its work; nothing of it is stored.
public final class DatabaseException extends RuntimeException {
    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.causerie.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;

/// What differs from one database to another, and nothing else. Chosen once, in [Database]; the SQL is the same for
/// all.
interface Engine extends AutoCloseable {
    /// What a failed transaction says about those that follow.
    enum Failure {
        /// The connection is gone. Of a commit that was under way nobody knows what became.
        LOST,
        /// Somebody else was faster; on the newest state it may work.
        CONFLICT,
        OTHER
    }

    /// What a connection is for.
    enum Use {
        READING,
        WRITING
    }

    /// Waits for the database, looks whether it suits us, and brings its tables up to date.
    ///
    /// @throws DatabaseException which says what to do
    void open();

    /// A new connection. When one for writing is there, no earlier one for writing of this process does anything any
    /// more.
    Connection connect(Use use) throws SQLException;

    DSLContext context(Connection connection);

    Failure failure(Connection connection, Exception cause);

    /// Runs on the writer's thread, with no transaction open.
    void betweenGroups();

    /// Whether other processes may write to the same database.
    boolean shared();

    /// Within a transaction: from here to its end no other process does the same.
    void oneAtATime(DSLContext sql);

    @Override
    void close();
}

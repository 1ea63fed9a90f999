package dev.causerie.security;

import static dev.causerie.sql.schema.Tables.SECRET;

import dev.causerie.kernel.Clock;
import dev.causerie.sql.Database;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;

/// The server's own keys. Each is 32 random bytes, made when it is first asked for and the same for ever after, on
/// every node.
public final class SqlSecrets {
    private static final int BYTES = 32;

    private final Database database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, byte[]> known = new ConcurrentHashMap<>();

    public SqlSecrets(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Blocks the first time: never on an event loop.
    public byte[] key(String name) {
        return known.computeIfAbsent(name, this::load).clone();
    }

    private byte[] load(String name) {
        String stored = database.read(sql -> stored(sql, name));
        if (stored == null) {
            byte[] fresh = new byte[BYTES];
            random.nextBytes(fresh);
            String text = Base64.getEncoder().encodeToString(fresh);
            // Whoever comes first decides; what is read back is what all use.
            stored = database.write(sql -> {
                sql.insertInto(SECRET)
                        .set(SECRET.NAME, name)
                        .set(SECRET.VALUE, text)
                        .set(SECRET.CREATED, clock.now())
                        .onConflict(SECRET.NAME)
                        .doNothing()
                        .execute();
                return stored(sql, name);
            });
        }
        return Base64.getDecoder().decode(stored);
    }

    private static String stored(DSLContext sql, String name) {
        return sql.select(SECRET.VALUE).from(SECRET).where(SECRET.NAME.eq(name)).fetchOne(SECRET.VALUE);
    }
}

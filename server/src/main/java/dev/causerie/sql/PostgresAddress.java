package dev.causerie.sql;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a PostgreSQL is, as the operator writes it: `postgresql://user:password@host:port/name`.
///
/// @param options what may follow after a `?`: how the line is encrypted
record PostgresAddress(String host, int port, String name, String user, String password, Map<String, String> options) {
    private static final int USUAL_PORT = 5432;
    private static final int HIGHEST_PORT = 65_535;
    private static final Set<String> KNOWN = Set.of("sslmode", "sslrootcert", "sslcert", "sslkey");
    // The last @ ends the password, so that one with an @ in it need not be encoded.
    private static final Pattern FORM =
            Pattern.compile("postgres(?:ql)?://(?:([^:@/]*)(?::(.*))?@)?(\\[[^\\]/]+]|[^:/?@\\[\\]]+)(?::(\\d{1,5}))?"
                    + "/([^/?@]+)(?:\\?([^?@]*))?");

    /// @throws DatabaseException which says what is wrong, without the password
    static PostgresAddress parse(String setting) {
        Matcher parts = FORM.matcher(setting.strip());
        if (!parts.matches()) {
            throw wrong(
                    "must be like postgresql://user:password@host:5432/name, or empty for SQLite in the data folder");
        }
        if (parts.group(1) == null || parts.group(1).isEmpty()) {
            throw wrong("names no user: postgresql://user:password@host:5432/name");
        }
        int port = parts.group(4) == null ? USUAL_PORT : Integer.parseInt(parts.group(4));
        if (port < 1 || port > HIGHEST_PORT) {
            throw wrong("names a port that does not exist: " + port);
        }
        return new PostgresAddress(
                parts.group(3),
                port,
                decoded(parts.group(5)),
                decoded(parts.group(1)),
                parts.group(2) == null ? "" : decoded(parts.group(2)),
                options(parts.group(6)));
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new TreeMap<>();
        for (String option : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
            String[] pair = option.split("=", 2);
            if (pair.length < 2 || !KNOWN.contains(pair[0])) {
                throw wrong("may have these after a ?: sslmode, sslrootcert, sslcert, sslkey; not " + pair[0]);
            }
            options.put(pair[0], decoded(pair[1]));
        }
        return options;
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }

    private static DatabaseException wrong(String what) {
        return new DatabaseException("CAUSERIE_DATABASE " + what, null);
    }

    /// Never the password, wherever this is printed.
    @Override
    public String toString() {
        return host + ":" + port + "/" + name;
    }
}

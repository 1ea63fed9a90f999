package dev.causerie.post;

import java.net.IDN;
import java.util.Locale;
import java.util.Map;

/// Where mails are taken, or lie, and how we get in.
///
/// @param host a name, or an address
/// @param user empty where nobody has to say who they are
/// @param password or empty
public record MailServer(String host, int port, Tls tls, String user, String password) {
    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_USER = 254;
    private static final int LONGEST_PASSWORD = 1_000;
    private static final int LAST_PORT = 65_535;

    /// How the line is kept from being read by others.
    public enum Tls {
        /// It is not.
        NONE,
        /// It begins in the clear, and goes on encrypted or not at all.
        STARTTLS,
        /// From its beginning.
        TLS;

        /// @return or null for a word that names none
        public static Tls of(String word) {
            return switch (word) {
                case "none" -> NONE;
                case "starttls" -> STARTTLS;
                case "tls" -> TLS;
                case null, default -> null;
            };
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Adds what is wrong with which field.
    public void faults(String prefix, Map<String, String> faults) {
        Lines.fault(host, LONGEST_HOST).ifPresent(fault -> faults.put(prefix + "host", fault));
        if (host.isEmpty()) {
            faults.put(prefix + "host", "empty");
        } else if (!faults.containsKey(prefix + "host") && !isHost(host)) {
            faults.put(prefix + "host", "invalid");
        }
        if (port < 1 || port > LAST_PORT) {
            faults.put(prefix + "port", "out_of_range");
        }
        if (tls == null) {
            faults.put(prefix + "tls", "unknown");
        }
        Lines.fault(user, LONGEST_USER).ifPresent(fault -> faults.put(prefix + "user", fault));
        Lines.fault(password, LONGEST_PASSWORD).ifPresent(fault -> faults.put(prefix + "password", fault));
    }

    private static boolean isHost(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (bare.contains(":")) {
            return bare.matches("[0-9a-fA-F:.]{2,45}");
        }
        try {
            return IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).matches("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9.])?")
                    && !bare.contains("..");
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }

    /// As it is asked for in the network: without brackets, in ASCII.
    String address() {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return bare.contains(":") ? bare : IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED);
    }

    /// Whether a password that was given for the one may be shown to the other.
    public boolean isSameAs(MailServer other) {
        return host.equalsIgnoreCase(other.host) && port == other.port && tls == other.tls && user.equals(other.user);
    }

    public MailServer with(String password) {
        return new MailServer(host, port, tls, user, password);
    }

    /// Never the password, wherever this is printed.
    @Override
    public String toString() {
        return host + ":" + port;
    }
}

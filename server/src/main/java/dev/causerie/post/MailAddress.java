package dev.causerie.post;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address that mail can be sent to, in every form that RFC 5321 and 6531 allow: `"odd one"@example.com`,
/// `o'neil+shop@example.com`, `postmaster@[192.0.2.1]`, `jörg@bücher.example`.
///
/// @param local what stands before the at sign, as it was written
/// @param domain in ASCII, or an address in brackets
public record MailAddress(String local, String domain) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final String ATOM = "[\\p{L}\\p{M}\\p{N}\\p{So}\\p{Sc}!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern ATOMS = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern QUOTED =
            Pattern.compile("\"([\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]|\\\\[\\x20-\\x7E])*\"");
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern LITERAL = Pattern.compile("\\[([0-9.]{7,15}|IPv6:[0-9A-Fa-f:.]{2,45})]");

    /// @return nothing when no mail can be sent to what was typed
    public static Optional<MailAddress> parse(String typed) {
        String text = typed.strip();
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > LONGEST) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        boolean fits = local.getBytes(StandardCharsets.UTF_8).length <= LONGEST_LOCAL
                && (ATOMS.matcher(local).matches() || QUOTED.matcher(local).matches());
        return fits ? domain(text.substring(at + 1)).map(domain -> new MailAddress(local, domain)) : Optional.empty();
    }

    private static Optional<String> domain(String typed) {
        if (LITERAL.matcher(typed).matches()) {
            return Optional.of(typed);
        }
        try {
            String ascii = IDN.toASCII(typed, IDN.ALLOW_UNASSIGNED);
            return ascii.length() <= LONGEST_DOMAIN && DOMAIN.matcher(ascii).matches()
                    ? Optional.of(ascii)
                    : Optional.empty();
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    /// Whether a server has to understand more than ASCII to take it.
    boolean needsUtf8() {
        return !StandardCharsets.US_ASCII.newEncoder().canEncode(local);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}

package dev.causerie.identity;

import dev.causerie.form.EmailSyntax;
import dev.causerie.identity.Flaw.Kind;
import java.util.List;

/// What a token says of a person.
///
/// @param externalId by which the site knows them
/// @param issued in milliseconds since 1970 UTC, as
/// @param expires
public record Claims(String externalId, String name, String email, long issued, long expires) {
    private static final String EXTERNAL_ID = "external_id";
    private static final String NAME = "name";
    private static final String EMAIL = "email";
    private static final String ISSUED = "iat";
    private static final String EXPIRES = "exp";
    private static final String BEFORE = "nbf";
    private static final List<String> NAMES = List.of(EXTERNAL_ID, NAME, EMAIL, ISSUED, EXPIRES, BEFORE);
    private static final int LONGEST_TEXT = 255;
    /// In seconds, the year 5138; in milliseconds, 1973.
    private static final double MILLISECONDS = 1e11;

    /// Only of a token whose signature is right: what is wrong with its claims is then said to somebody who knows the
    /// secret.
    static Claims read(byte[] utf8, long now) throws Flawed {
        String externalId = null;
        String name = null;
        String email = null;
        double issued = Double.NaN;
        double expires = Double.NaN;
        double before = Double.NaN;
        TokenJson json = new TokenJson(utf8, NAMES);
        for (int claim = json.next(); claim != TokenJson.NO_MORE; claim = json.next()) {
            // By the places of their names.
            switch (claim) {
                case 0 -> externalId = text(json, EXTERNAL_ID);
                case 1 -> name = text(json, NAME);
                case 2 -> email = text(json, EMAIL);
                case 3 -> issued = seconds(json, ISSUED);
                case 4 -> expires = seconds(json, EXPIRES);
                case 5 -> before = seconds(json, BEFORE);
                default -> {}
            }
        }
        need(EXTERNAL_ID, externalId != null);
        need(NAME, name != null);
        need(EMAIL, email != null);
        need(ISSUED, !Double.isNaN(issued));
        wellFormed(EMAIL, EmailSyntax.fits(email));
        long from = millis(issued);
        long to = Double.isNaN(expires) ? from + VerifyToken.LIFE.toMillis() : millis(expires);
        times(from, to, Double.isNaN(before) ? from : millis(before), now);
        return new Claims(externalId, name, email, from, to);
    }

    private static void times(long from, long to, long before, long now) throws Flawed {
        long skew = VerifyToken.SKEW.toMillis();
        if (to <= from) {
            throw new Flawed(Kind.BAD_CLAIM, EXPIRES);
        }
        if (to - from > VerifyToken.LIFE.toMillis()) {
            throw new Flawed(Kind.TOO_LONG_LIVED, null);
        }
        if (from > now + skew) {
            throw new Flawed(Kind.FUTURE, ISSUED);
        }
        if (before > now + skew) {
            throw new Flawed(Kind.FUTURE, BEFORE);
        }
        if (to + skew <= now) {
            throw new Flawed(Kind.EXPIRED, null);
        }
    }

    private static void need(String claim, boolean there) throws Flawed {
        if (!there) {
            throw new Flawed(Kind.MISSING_CLAIM, claim);
        }
    }

    private static void wellFormed(String claim, boolean good) throws Flawed {
        if (!good) {
            throw new Flawed(Kind.BAD_CLAIM, claim);
        }
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1_000);
    }

    /// @return or null
    private static String text(TokenJson json, String claim) throws Flawed {
        if (json.isNull()) {
            return null;
        }
        String text = json.text();
        wellFormed(claim, text != null && text.length() <= LONGEST_TEXT);
        String stripped = text.strip();
        // An id that differs by a blank would be another person.
        boolean twin = claim.equals(EXTERNAL_ID) && stripped.length() < text.length();
        wellFormed(claim, !stripped.isEmpty() && !twin);
        wellFormed(claim, json.isPlain() || text.codePoints().noneMatch(Claims::isUnseen));
        return stripped;
    }

    /// Control characters, halves of characters, and what turns the direction of the words around it.
    private static boolean isUnseen(int sign) {
        return Character.isISOControl(sign)
                || sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE
                || sign >= 0x202a && sign <= 0x202e
                || sign >= 0x2066 && sign <= 0x2069;
    }

    /// @return or [Double#NaN]
    private static double seconds(TokenJson json, String claim) throws Flawed {
        if (json.isNull()) {
            return Double.NaN;
        }
        double seconds = json.number();
        wellFormed(claim, seconds >= 0 && !Double.isInfinite(seconds));
        if (seconds >= MILLISECONDS) {
            throw new Flawed(Kind.MILLISECONDS, claim);
        }
        return seconds;
    }
}

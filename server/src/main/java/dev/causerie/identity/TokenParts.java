package dev.causerie.identity;

import dev.causerie.identity.Flaw.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A signed token taken apart (RFC 7515, compact). Each part can be spelled in one way only, so no two texts are one
/// token: base64url, without padding, and without anything in the bits to spare.
///
/// @param text the whole token
/// @param headed how much of it is the header
/// @param signed how much of it is what the signature is of
record TokenParts(byte[] text, int headed, int signed, byte[] claims, byte[] signature) {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    /// What each letter stands for, by its place among four; below 0 for what is no letter, which stays so whatever
    /// it is joined with.
    private static final int[] FIRST = values(18);
    private static final int[] SECOND = values(12);
    private static final int[] THIRD = values(6);
    private static final int[] FOURTH = values(0);
    private static final int BYTE = 0xff;

    private static int[] values(int shift) {
        int[] values = new int[BYTE + 1];
        Arrays.fill(values, -1);
        for (int i = 0; i < LETTERS.length(); i++) {
            values[LETTERS.charAt(i)] = i << shift;
        }
        return values;
    }

    static TokenParts of(String token) throws Flawed {
        if (token.length() > VerifyToken.LONGEST) {
            throw new Flawed(Kind.TOO_LARGE, null);
        }
        // What has no place in a byte becomes a question mark, which is no letter of ours.
        byte[] text = token.getBytes(StandardCharsets.ISO_8859_1);
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        boolean three = first >= 0 && second > first && text.length == token.length();
        byte[] claims = three ? decode(text, first + 1, second) : null;
        byte[] signature = three ? decode(text, second + 1, text.length) : null;
        if (claims == null || signature == null) {
            throw new Flawed(isEncrypted(token) ? Kind.ENCRYPTED : Kind.MALFORMED, null);
        }
        return new TokenParts(text, first, second, claims, signature);
    }

    byte[] header() throws Flawed {
        byte[] header = decode(text, 0, headed);
        if (header == null) {
            throw new Flawed(Kind.MALFORMED, null);
        }
        return header;
    }

    /// Whether it has the five parts of an encrypted one.
    private static boolean isEncrypted(String token) {
        return token.chars().filter(sign -> sign == '.').count() == 4
                && token.chars().allMatch(sign -> sign == '.' || LETTERS.indexOf(sign) >= 0);
    }

    /// @return or null, when it is spelled wrongly
    private static byte[] decode(byte[] text, int from, int to) {
        int rest = (to - from) & 3;
        byte[] bytes = new byte[(to - from) * 3 / 4];
        int fours = (to - from) / 4;
        int all = 0;
        for (int i = 0; i < fours; i++) {
            int at = from + 4 * i;
            int four = FIRST[text[at] & BYTE]
                    | SECOND[text[at + 1] & BYTE]
                    | THIRD[text[at + 2] & BYTE]
                    | FOURTH[text[at + 3] & BYTE];
            bytes[3 * i] = (byte) (four >> 16);
            bytes[3 * i + 1] = (byte) (four >> 8);
            bytes[3 * i + 2] = (byte) four;
            all |= four;
        }
        if (rest > 0) {
            int last = last(text, to - rest, rest);
            all |= last;
            if (rest > 1) {
                bytes[3 * fours] = (byte) (last >> 16);
            }
            if (rest > 2) {
                bytes[3 * fours + 1] = (byte) (last >> 8);
            }
        }
        return all < 0 ? null : bytes;
    }

    /// The two or three letters at the end of a part: one alone is none, and the bits that make no byte are 0.
    private static int last(byte[] text, int from, int rest) {
        int third = rest == 3 ? THIRD[text[from + 2] & BYTE] : 0;
        int last = rest == 1 ? -1 : FIRST[text[from] & BYTE] | SECOND[text[from + 1] & BYTE] | third;
        int spare = rest == 3 ? 0xff : 0xffff;
        return (last & spare) == 0 ? last : -1;
    }
}

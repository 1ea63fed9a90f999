package dev.causerie.post;

import dev.causerie.post.Letter.Writer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Stream;

/// Reads what strangers send.
///
/// Promise: whatever the bytes are, a [Letter] comes out, with as much in it as could be read; in bounded time
/// and memory.
public final class Mime {
    static {
        beLenient();
    }

    /// How much of a mail is looked at; what follows are attachments, hopefully.
    public static final int MOST_BYTES = 8 << 20;

    private static final int LONGEST_SUBJECT = 250;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 254;
    private static final int MOST_REFERENCES = 50;
    private static final Set<String> MACHINES = Set.of("bulk", "junk", "list", "auto_reply");
    private static final Set<String> POSTMASTERS = Set.of("mailer-daemon", "postmaster");

    private final MimeMessage message;
    private final Parts parts;
    private final byte[] raw;

    private Mime(byte[] raw) throws MessagingException {
        Properties lenient = new Properties();
        lenient.setProperty("mail.mime.address.strict", "false");
        lenient.setProperty("mail.mime.allowutf8", "true");
        this.raw = raw;
        this.message = new MimeMessage(Session.getInstance(lenient), new SharedByteArrayInputStream(raw));
        this.parts = Parts.of(message);
    }

    /// Strangers break every rule, and what can be read is read all the same. The library looks at this once,
    /// when it is first used, for whatever it is.
    static void beLenient() {
        System.setProperty("mail.mime.base64.ignoreerrors", "true");
        System.setProperty("mail.mime.parameters.strict", "false");
        System.setProperty("mail.mime.decodetext.strict", "false");
        System.setProperty("mail.mime.multipart.allowempty", "true");
    }

    /// @param raw at most [#MOST_BYTES]
    /// @param time when it came
    public static Letter read(byte[] raw, long time) {
        try {
            return new Mime(raw).letter(time);
        } catch (MessagingException | RuntimeException | StackOverflowError hostile) {
            return new Letter(
                    made(raw), "", List.of(), "", "", "", "", "", null, Writer.MACHINE, false, List.of(), time);
        }
    }

    private Letter letter(long time) {
        InternetAddress from = from();
        String text = parts.text();
        Writer writer = writer(from);
        String own = header("Message-ID").strip();
        String answers = writer == Writer.BOUNCE && !parts.returned().isEmpty()
                ? parts.returned()
                : names("In-Reply-To").findFirst().orElse("");
        List<String> references = names("References").toList();
        int many = references.size();
        return new Letter(
                Letter.NAME.matcher(own).matches() ? own : made(raw),
                answers,
                references.subList(Math.max(0, many - MOST_REFERENCES), many),
                from == null ? "" : Lines.one(String.valueOf(from.getAddress()), LONGEST_ADDRESS),
                from == null || from.getPersonal() == null ? "" : Lines.one(from.getPersonal(), LONGEST_NAME),
                Lines.one(decoded(header("Subject")), LONGEST_SUBJECT),
                text,
                Quotes.cut(text),
                parts.html(),
                writer,
                parts.isCut(),
                parts.attachments(),
                time);
    }

    /// One that stays the same when the mail is read again.
    private static String made(byte[] raw) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(raw);
            return "<" + HexFormat.of().formatHex(hash) + "@nameless.invalid>";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private String header(String name) {
        try {
            String value = message.getHeader(name, "\n");
            return value == null ? "" : value;
        } catch (MessagingException broken) {
            return "";
        }
    }

    private Stream<String> names(String header) {
        return Letter.NAME.matcher(header(header)).results().map(MatchResult::group);
    }

    private InternetAddress from() {
        String header = header("From");
        try {
            InternetAddress[] all = InternetAddress.parseHeader(header, false);
            return all.length == 0 ? null : all[0];
        } catch (MessagingException | RuntimeException none) {
            InternetAddress odd = new InternetAddress();
            odd.setAddress(header);
            return odd;
        }
    }

    private static String decoded(String header) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(header));
        } catch (UnsupportedEncodingException | RuntimeException odd) {
            return header;
        }
    }

    private Writer writer(InternetAddress from) {
        String address = from == null || from.getAddress() == null
                ? ""
                : from.getAddress().toLowerCase(Locale.ROOT);
        boolean nobody = header("Return-Path").strip().equals("<>");
        boolean postmaster = POSTMASTERS.stream().anyMatch(name -> address.startsWith(name + "@"));
        if (parts.isFailureReport() || nobody && postmaster) {
            return Writer.BOUNCE;
        }
        String submitted = header("Auto-Submitted").strip().toLowerCase(Locale.ROOT);
        boolean machine = !submitted.isEmpty() && !submitted.startsWith("no")
                || nobody
                || parts.isReport()
                || MACHINES.contains(header("Precedence").strip().toLowerCase(Locale.ROOT))
                || !header("X-Autoreply").isEmpty()
                || !header("X-Autorespond").isEmpty()
                || !header("List-Id").isEmpty();
        return machine ? Writer.MACHINE : Writer.PERSON;
    }
}

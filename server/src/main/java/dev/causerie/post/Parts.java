package dev.causerie.post;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a mail is made of: words, and names of what is attached. A part that cannot be read is passed over.
final class Parts {
    static final int MOST_TEXT = 1 << 20;
    private static final int DEEPEST = 20;
    private static final int MOST_PARTS = 300;
    private static final int MOST_ATTACHMENTS = 50;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REPORT = 64 << 10;
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Pattern RETURNED = Pattern.compile("(?im)^Message-ID:\\s*(" + Letter.NAME.pattern() + ")");
    private static final Pattern FAILED = Pattern.compile("(?im)^Action:\\s*failed");

    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<String> attachments = new ArrayList<>();
    private String returned = "";
    private boolean report;
    private boolean failed;
    private boolean cut;
    private int seen;

    private Parts() {}

    static Parts of(MimePart message) {
        Parts parts = new Parts();
        parts.walk(message, 0);
        return parts;
    }

    private void walk(MimePart part, int deep) {
        if (deep > DEEPEST || seen++ >= MOST_PARTS) {
            return;
        }
        try {
            take(part, type(part), deep);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            // the others may be fine
        }
    }

    private void take(MimePart part, ContentType type, int deep) throws MessagingException, IOException {
        String name = name(part, type);
        if (type.match("multipart/*")) {
            report |= type.match("multipart/report");
            Multipart many = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < many.getCount() && seen < MOST_PARTS; i++) {
                walk((MimePart) many.getBodyPart(i), deep + 1);
            }
        } else if (type.match("message/delivery-status")) {
            failed |= FAILED.matcher(head(part)).find();
        } else if (report && (type.match("message/*") || type.match("text/rfc822-headers"))) {
            Matcher found = RETURNED.matcher(head(part));
            returned = found.find() ? found.group(1) : returned;
        } else if (name != null || !type.match("text/*")) {
            attach(name == null ? type.getBaseType() : name);
        } else {
            add(type.match("text/html") ? html : plain, words(part, type));
        }
    }

    /// What is no type is taken for plain text, as everybody does.
    private static ContentType type(MimePart part) throws MessagingException {
        try {
            return new ContentType(part.getContentType());
        } catch (MessagingException | RuntimeException none) {
            return new ContentType("text", "plain", null);
        }
    }

    /// @return null for what is to be read, not kept as a file
    private static String name(MimePart part, ContentType type) {
        String name = null;
        boolean attached = false;
        try {
            attached = "attachment".equalsIgnoreCase(part.getDisposition());
            name = part.getFileName();
            name = name == null ? null : MimeUtility.decodeText(name);
        } catch (MessagingException | IOException | RuntimeException odd) {
            attached = true;
        }
        return name == null && attached ? type.getBaseType() : name;
    }

    private void attach(String name) {
        if (attachments.size() < MOST_ATTACHMENTS) {
            attachments.add(Lines.one(name, LONGEST_NAME));
        }
    }

    private void add(StringBuilder to, String words) {
        int room = MOST_TEXT - to.length();
        if (!to.isEmpty() && room > 2) {
            to.append("\n\n");
            room -= 2;
        }
        cut |= words.length() > room;
        to.append(words, 0, Math.min(words.length(), Math.max(0, room)));
    }

    private static String head(MimePart part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(LONGEST_REPORT), StandardCharsets.ISO_8859_1);
        }
    }

    private String words(MimePart part, ContentType type) throws MessagingException, IOException {
        byte[] bytes = bytes(part);
        cut |= bytes.length > MOST_TEXT;
        int length = Math.min(bytes.length, MOST_TEXT);
        return decoded(ByteBuffer.wrap(bytes, 0, length), type.getParameter("charset"))
                .replace("\0", "")
                .replace("\r\n", "\n")
                .replace('\r', '\n');
    }

    /// Where it is packed in a way that nobody knows, as it is.
    private static byte[] bytes(MimePart part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readNBytes(MOST_TEXT + 1);
        } catch (MessagingException | IOException odd) {
            InputStream raw = part instanceof MimeMessage message
                    ? message.getRawInputStream()
                    : ((MimeBodyPart) part).getRawInputStream();
            return raw.readNBytes(MOST_TEXT + 1);
        }
    }

    /// By the charset that it names; where it names none that there is, or the least one, as UTF-8 if it can be
    /// that.
    private static String decoded(ByteBuffer bytes, String named) {
        try {
            if (named != null && !named.strip().equalsIgnoreCase("us-ascii")) {
                return Charset.forName(MimeUtility.javaCharset(named.strip()))
                        .decode(bytes.duplicate())
                        .toString();
            }
        } catch (IllegalArgumentException | UnsupportedOperationException unknown) {
            // then it is guessed
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException western) {
            return WESTERN.decode(bytes).toString();
        }
    }

    String text() {
        return plain.toString().isBlank()
                ? HtmlWords.of(html.toString())
                : plain.toString().strip();
    }

    /// @return or null
    String html() {
        return html.isEmpty() ? null : html.toString();
    }

    List<String> attachments() {
        return attachments;
    }

    /// The name of the mail that came back, or empty.
    String returned() {
        return returned;
    }

    boolean isReport() {
        return report;
    }

    boolean isFailureReport() {
        return report && failed;
    }

    boolean isCut() {
        return cut;
    }
}

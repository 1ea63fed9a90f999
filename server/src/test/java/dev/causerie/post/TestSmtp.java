package dev.causerie.post;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// A mail server that answers as the test wants, which a good one does not do.
public final class TestSmtp implements AutoCloseable {
    private final ServerSocket socket;
    private final UnaryOperator<String> answers;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();

    /// @param answers to a line, `hello` at the beginning and `.` at the end of a mail; null for the usual, empty
    /// for none and an end of the line
    public TestSmtp(UnaryOperator<String> answers) {
        this.answers = answers;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public List<String> heard() {
        return heard;
    }

    /// Those that it took.
    public List<String> mails() {
        return mails;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket call = socket.accept();
                Thread.ofVirtual().start(() -> serve(call));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket call) {
        try (call;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = call.getOutputStream()) {
            if (!answer(out, "hello", "220 ready")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                if (!answer(out, line, usual(line))) {
                    return;
                }
                if (line.equals("DATA") && answers.apply(line) == null) {
                    String mail = mail(in);
                    if (!answer(out, ".", "250 taken")) {
                        return;
                    }
                    mails.add(mail);
                }
            }
        } catch (IOException gone) {
            // that is all
        }
    }

    private static String usual(String line) {
        return switch (line.split(" ", 2)[0]) {
            case "EHLO" -> "250-here\r\n250 8BITMIME";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private boolean answer(OutputStream out, String line, String usual) throws IOException {
        String own = answers.apply(line);
        String said = own == null ? usual : own;
        if (said.isEmpty()) {
            return false;
        }
        out.write((said + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    private static String mail(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

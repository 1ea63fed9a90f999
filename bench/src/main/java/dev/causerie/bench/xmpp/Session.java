package dev.causerie.bench.xmpp;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/// A user's stream to an XMPP server (RFC 6120) over bare TCP: SASL PLAIN, a resource, and then what makes it useful.
final class Session extends SimpleChannelInboundHandler<String> {
    static final String HOST = "localhost";
    static final String PASSWORD = "secret";

    /// What is asked for when everybody knows who is there, and how the answer begins.
    enum Purpose {
        /// Sends, and wants to know what the server has taken (XEP-0198).
        SPEAKING("<enable xmlns='urn:xmpp:sm:3'/>", "<enabled"),
        /// Is there for whoever writes to the user.
        LISTENING("<presence/>", "<presence");

        private final String request;
        private final String answer;

        Purpose(String request, String answer) {
            this.request = request;
            this.answer = answer;
        }
    }

    /// Who hears what comes when all is set up, on the event loop of the stream.
    interface Ear {
        void stanza(String text);

        void closed();
    }

    private static final String OPENING = "<?xml version='1.0'?><stream:stream to='" + HOST
            + "' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>";
    private static final String BINDING = "<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
            + "<resource>bench</resource></bind></iq>";

    private final String user;
    private final Purpose purpose;
    private final Ear ear;
    private final CompletableFuture<Session> opened = new CompletableFuture<>();
    private volatile Channel channel;
    private boolean known;

    Session(String user, Purpose purpose, Ear ear) {
        this.user = user;
        this.purpose = purpose;
        this.ear = ear;
    }

    String user() {
        return user;
    }

    /// Completes when the session can be used.
    CompletableFuture<Session> opened() {
        return opened;
    }

    void send(String text) {
        channel.writeAndFlush(ByteBufUtil.writeUtf8(channel.alloc(), text));
    }

    void close() {
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        send(OPENING);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, String stanza) {
        if (opened.isDone()) {
            ear.stanza(stanza);
        } else if (stanza.startsWith("<stream:features")) {
            send(known ? BINDING : authentication());
        } else if (stanza.startsWith("<success")) {
            known = true;
            send(OPENING);
        } else if (stanza.startsWith("<iq") && stanza.contains("type='result'")) {
            send(purpose.request);
        } else if (stanza.startsWith(purpose.answer)) {
            opened.complete(this);
        } else {
            opened.completeExceptionally(new IllegalStateException(user + " was answered " + stanza));
        }
    }

    private String authentication() {
        String plain = "\0" + user + "\0" + PASSWORD;
        return "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>"
                + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)) + "</auth>";
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!opened.completeExceptionally(new IllegalStateException(user + " was cut off while it signed in"))) {
            ear.closed();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        opened.completeExceptionally(cause);
        context.close();
    }
}

package dev.causerie.fetch;

import dev.causerie.fetch.Fetched.Failed;
import dev.causerie.fetch.Fetched.Page;
import dev.causerie.fetch.Fetched.Reason;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;

/// Fetches a page, or calls a program, that somebody named, and is led nowhere else by it.
///
/// Promises: a name is looked up once and that very address is connected to, so that an answer which changes between
/// looking and connecting gains nothing; an address that is not public is refused, also after a redirect, of which at
/// most three are followed. In all it takes five seconds and two megabytes, packed or not. No cookie, and no
/// credentials but those of a [Call], which go out encrypted, or to an address that the operator has opened.
public final class PageFetch implements AutoCloseable {
    static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final int MOST_REDIRECTS = 3;
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final int MOST_HEADERS = 64 * 1024;
    private static final int FIRST_FREE_PORT = 1024;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /// Finds the addresses of a name.
    @FunctionalInterface
    public interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final HttpClient client;
    private final PublicAddresses addresses;
    private final Resolver resolver;

    public PageFetch(Vertx vertx, PublicAddresses addresses, Resolver resolver) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setForceSni(true)
                .setConnectTimeout((int) TIME.toMillis())
                .setMaxHeaderSize(MOST_HEADERS));
        this.addresses = addresses;
        this.resolver = resolver;
    }

    /// Blocks, for five seconds at most.
    public Fetched fetch(URI address) {
        long end = System.nanoTime() + TIME.toNanos();
        URI at = address;
        for (int followed = 0; followed <= MOST_REDIRECTS; followed++) {
            Fetched fetched = step(Call.page(at), false, end);
            String next = fetched instanceof Page page && REDIRECTS.contains(page.status())
                    ? page.header("location").stream().findFirst().orElse(null)
                    : null;
            if (next == null) {
                return fetched;
            }
            at = follow(at, next);
            if (at == null) {
                return new Failed(Reason.REDIRECT);
            }
        }
        return new Failed(Reason.REDIRECTS);
    }

    /// Asks once, and follows nothing: what redirects is told as it is. Blocks, for five seconds at most.
    public Fetched call(Call call) {
        return step(call, true, System.nanoTime() + TIME.toNanos());
    }

    private static URI follow(URI from, String to) {
        try {
            URI next = from.resolve(to.strip());
            return isWeb(next) ? next : null;
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    private static boolean isWeb(URI address) {
        return ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()))
                && address.getHost() != null
                && address.getRawUserInfo() == null;
    }

    /// @param secret whether it must not be read on the way
    private Fetched step(Call call, boolean secret, long end) {
        URI at = call.address();
        if (!isWeb(at)) {
            return new Failed(Reason.REDIRECT);
        }
        AtomicReference<HttpClientRequest> open = new AtomicReference<>();
        try {
            InetAddress to = find(at.getHost(), end);
            if (!addresses.contains(to)) {
                return new Failed(Reason.PRIVATE);
            }
            if (!allowed(port(at)) && !addresses.isOpened(to)) {
                return new Failed(Reason.PORT);
            }
            if (secret && !secure(at) && !addresses.isOpened(to)) {
                return new Failed(Reason.PLAIN);
            }
            return unpacked(ask(call, to, open).get(left(end), TimeUnit.NANOSECONDS), call.mostBytes());
        } catch (TimeoutException e) {
            return new Failed(Reason.TIMEOUT);
        } catch (ExecutionException e) {
            return new Failed(reason(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed(Reason.TIMEOUT);
        } finally {
            HttpClientRequest request = open.get();
            if (request != null) {
                request.reset();
            }
        }
    }

    private static long left(long end) {
        return Math.max(0, end - System.nanoTime());
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : secure(address) ? 443 : 80;
    }

    private static boolean secure(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    /// Below are the ports of mail, shells and the like, whose owners would take us for an attacker.
    private static boolean allowed(int port) {
        return port == 80 || port == 443 || port >= FIRST_FREE_PORT && port <= 0xffff;
    }

    /// On a thread that may be left waiting, since a name server can be slow. Where one of a name's addresses is
    /// refused, so is the name.
    private InetAddress find(String host, long end) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<InetAddress> found = new CompletableFuture<>();
        Thread.ofVirtual().name("resolve").start(() -> {
            try {
                InetAddress[] all = resolver.resolve(host);
                InetAddress first = all[0];
                for (InetAddress one : all) {
                    first = addresses.contains(one) ? first : one;
                }
                found.complete(first);
            } catch (UnknownHostException | RuntimeException e) {
                found.completeExceptionally(e);
            }
        });
        return found.get(left(end), TimeUnit.NANOSECONDS);
    }

    private CompletableFuture<Fetched> ask(Call call, InetAddress to, AtomicReference<HttpClientRequest> open) {
        CompletableFuture<Fetched> answer = new CompletableFuture<>();
        URI at = call.address();
        String path = at.getRawPath() == null || at.getRawPath().isEmpty() ? "/" : at.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(call.method()))
                .setServer(SocketAddress.inetSocketAddress(port(at), to.getHostAddress()))
                .setHost(at.getHost())
                .setPort(port(at))
                .setSsl(secure(at))
                .setURI(at.getRawQuery() == null ? path : path + "?" + at.getRawQuery())
                .putHeader("Accept-Encoding", "gzip");
        call.headers().forEach((name, value) -> options.putHeader(name, value));
        client.request(options).onFailure(answer::completeExceptionally).onSuccess(request -> {
            open.set(request);
            request.exceptionHandler(answer::completeExceptionally);
            Future<HttpClientResponse> sent = call.body().isEmpty() ? request.send() : request.send(call.body());
            sent.onFailure(answer::completeExceptionally).onSuccess(response -> read(call, response, answer));
        });
        return answer;
    }

    private static void read(Call call, HttpClientResponse response, CompletableFuture<Fetched> answer) {
        URI at = call.address();
        Map<String, List<String>> headers = new HashMap<>();
        response.headers()
                .forEach((name, value) -> headers.computeIfAbsent(
                                name.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                        .add(value));
        if (REDIRECTS.contains(response.statusCode())) {
            answer.complete(new Page(at, response.statusCode(), headers, new byte[0]));
            return;
        }
        Buffer body = Buffer.buffer();
        response.exceptionHandler(answer::completeExceptionally);
        response.handler(part -> {
            if (body.length() + part.length() <= call.mostBytes()) {
                body.appendBuffer(part);
            } else if (answer.complete(new Failed(Reason.TOO_LARGE))) {
                response.request().reset();
            }
        });
        response.endHandler(end -> answer.complete(new Page(at, response.statusCode(), headers, body.getBytes())));
    }

    private static Fetched unpacked(Fetched fetched, int most) {
        if (!(fetched instanceof Page page) || page.header("content-encoding").isEmpty()) {
            return fetched;
        }
        String packing = String.join(",", page.header("content-encoding")).strip();
        if (packing.isEmpty() || packing.equalsIgnoreCase("identity")) {
            return fetched;
        }
        if (!packing.equalsIgnoreCase("gzip")) {
            return new Failed(Reason.BROKEN);
        }
        try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(page.body()))) {
            byte[] body = packed.readNBytes(most + 1);
            return body.length > most
                    ? new Failed(Reason.TOO_LARGE)
                    : new Page(page.address(), page.status(), page.headers(), body);
        } catch (IOException notPacked) {
            return new Failed(Reason.BROKEN);
        }
    }

    private static Reason reason(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> Reason.NAME;
            case ConnectTimeoutException _ -> Reason.TIMEOUT;
            case ConnectException _ -> Reason.REFUSED;
            case SocketException gone
            when gone.getMessage() != null && gone.getMessage().contains("unreachable") -> Reason.REFUSED;
            case SSLException _ -> Reason.CERTIFICATE;
            default -> cause.getCause() instanceof SSLException ? Reason.CERTIFICATE : Reason.BROKEN;
        };
    }

    @Override
    public void close() {
        client.close();
    }
}

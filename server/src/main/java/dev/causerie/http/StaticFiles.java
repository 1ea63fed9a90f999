package dev.causerie.http;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files of one folder of the class path.
///
/// Promise: only what was in the folder at the start is ever served. A name is looked up in that list and never
/// becomes a path, so no name, however encoded, leads anywhere else. A file is read and compressed when it is first
/// asked for, off the event loop.
public final class StaticFiles {
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";
    /// Names that change with their content: `panel-B4x9_2fQ.js`, and those we number by hand: `scheme-1.js`.
    private static final Pattern VERSIONED = Pattern.compile(".*-([A-Za-z0-9_-]{8,}|[0-9]+)\\.[a-z0-9.]+");

    /// What kind of file a name promises; only kinds that we ship.
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("js", "application/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("png", "image/png"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("wav", "audio/wav"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff2", "font/woff2"));

    private final ClassLoader loader;
    private final String folder;
    private final Map<String, File> files = new HashMap<>();

    private StaticFiles(ClassLoader loader, String folder, Set<String> names) {
        this.loader = loader;
        this.folder = folder;
        names.forEach(name -> files.put(name, new File(name)));
    }

    /// @param folder on the class path, without slashes at its ends
    /// @param known a file that tells which folder of that name is meant; without it there is no file at all
    public static StaticFiles in(String folder, String known) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        URL url = loader.getResource(folder + "/" + known);
        return new StaticFiles(loader, folder, url == null ? Set.of() : names(url, folder, known));
    }

    private static Set<String> names(URL known, String folder, String name) {
        try {
            if (known.openConnection() instanceof JarURLConnection jar) {
                String prefix = folder + "/";
                return jar.getJarFile().stream()
                        .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(prefix))
                        .map(entry -> entry.getName().substring(prefix.length()))
                        .collect(Collectors.toUnmodifiableSet());
            }
            String file = known.toString();
            Path root = Path.of(URI.create(file.substring(0, file.length() - name.length())));
            try (Stream<Path> all = Files.walk(root)) {
                return all.filter(Files::isRegularFile)
                        .map(path -> root.relativize(path).toString().replace('\\', '/'))
                        .collect(Collectors.toUnmodifiableSet());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The files of " + folder + " cannot be listed", e);
        }
    }

    public Set<String> names() {
        return Set.copyOf(files.keySet());
    }

    /// @return the file's content; blocks the first time
    public Optional<byte[]> bytes(String name) {
        return files.containsKey(name) ? Optional.of(read(name)) : Optional.empty();
    }

    /// Answers with the file, or with 404 when there is none of that name.
    public void answer(RoutingContext route, String name) {
        File file = files.get(name);
        if (file == null) {
            NotFound.answer(route);
            return;
        }
        route.response().putHeader("Cache-Control", VERSIONED.matcher(name).matches() ? FOREVER : ASK_AGAIN);
        if (file.content != null) {
            file.content.answer(route.request());
            return;
        }
        route.vertx()
                .executeBlocking(() -> file.load(this::read), false)
                .onSuccess(content -> content.answer(route.request()))
                .onFailure(route::fail);
    }

    private byte[] read(String name) {
        try (InputStream in = loader.getResourceAsStream(folder + "/" + name)) {
            if (in == null) {
                throw new IOException("It is gone");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + "/" + name + " cannot be read", e);
        }
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static final class File {
        private final String name;
        private volatile Representation content;

        File(String name) {
            this.name = name;
        }

        synchronized Representation load(Function<String, byte[]> reader) {
            if (content == null) {
                content = Representation.of(type(name), reader.apply(name));
            }
            return content;
        }
    }
}

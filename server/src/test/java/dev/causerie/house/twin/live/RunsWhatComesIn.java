package dev.causerie.house.twin.live;

import java.io.IOException;

public final class RunsWhatComesIn {
    private RunsWhatComesIn() {}

    static Process run(String name) throws IOException {
        return new ProcessBuilder(name).start();
    }

    static Process runInOneGo(String... words) throws IOException {
        return Runtime.getRuntime().exec(words);
    }

    static Class<?> load(String name, ClassLoader loader) throws ClassNotFoundException {
        return Class.forName(name, true, loader);
    }
}

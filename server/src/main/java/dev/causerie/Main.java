package dev.causerie;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/// Where the program begins.
@QuarkusMain
public class Main {
    public static void main(String... words) {
        // What is no address would be turned away by the framework, without our headers; `SecurityHeaders` does it with
        // them.
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(words);
    }
}

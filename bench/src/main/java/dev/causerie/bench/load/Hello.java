package dev.causerie.bench.load;

/// The first frame of a visitor who has never been here.
public final class Hello {
    private Hello() {}

    public static String visitor(String key) {
        return "{\"type\":\"hello\",\"version\":1,\"key\":\"" + key
                + "\",\"page\":{\"url\":\"https://shop.example/pots\",\"title\":\"Pots and pans\"},\"language\":\"en\"}";
    }
}

package dev.causerie.visitor;

/// A page the visitor was on, since when. Both texts are the visitor's browser's word, cut to a sane length.
public record PageView(String url, String title, long time) {
    static final int LONGEST_URL = 2_000;
    private static final int LONGEST_TITLE = 300;

    public PageView {
        url = cut(url, LONGEST_URL);
        title = cut(title, LONGEST_TITLE);
    }

    int length() {
        return url.length() + title.length();
    }

    /// @param text or null
    static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}

package dev.causerie.visitor;

import java.util.ArrayList;
import java.util.List;

/// What is known of a visitor's stay on the site.
///
/// @param language the widget's, like `fr`
/// @param country ISO 3166 code, or null
/// @param rating whether the widget there asks how a chat was
/// @param pages oldest first, the current one last, at most [#LONGEST_PATH] and of
/// [#MOST_CHARACTERS]
public record Visit(
        String browser,
        String system,
        String language,
        String country,
        String address,
        String referrer,
        boolean rating,
        List<PageView> pages) {
    public static final int LONGEST_PATH = 50;
    public static final int MOST_CHARACTERS = 8_000;
    private static final int LONGEST_LANGUAGE = 35;

    public Visit {
        language = PageView.cut(language, LONGEST_LANGUAGE);
        referrer = PageView.cut(referrer, PageView.LONGEST_URL);
        pages = List.copyOf(pages);
    }

    /// The same visit on another page; a reload of the current page adds nothing.
    public Visit on(PageView page) {
        if (!pages.isEmpty() && pages.getLast().url().equals(page.url())) {
            return this;
        }
        int left = MOST_CHARACTERS - page.length();
        int from = pages.size();
        while (from > 0
                && pages.size() - from < LONGEST_PATH - 1
                && left >= pages.get(from - 1).length()) {
            from--;
            left -= pages.get(from).length();
        }
        List<PageView> path = new ArrayList<>(pages.subList(from, pages.size()));
        path.add(page);
        return new Visit(browser, system, language, country, address, referrer, rating, path);
    }

    /// The same visit, going on in another tab: on its page, with the widget that is there now.
    public Visit goingOn(Visit tab) {
        Visit here = on(tab.pages.getLast());
        return new Visit(browser, system, language, country, address, referrer, tab.rating, here.pages);
    }
}

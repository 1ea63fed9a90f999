package dev.causerie.visitor;

import java.util.ArrayList;
import java.util.List;

/// What is known of a visitor's stay on the site.
///
/// @param language the widget's, like `fr`
/// @param country ISO 3166 code, or null
/// @param rating whether the widget there asks how a chat was
/// @param pages oldest first, the current one last, at most [#LONGEST_PATH]
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

    public Visit {
        pages = List.copyOf(pages);
    }

    /// The same visit on another page; a reload of the current page adds nothing.
    public Visit on(PageView page) {
        if (!pages.isEmpty() && pages.getLast().url().equals(page.url())) {
            return this;
        }
        List<PageView> path =
                new ArrayList<>(pages.subList(Math.max(0, pages.size() - LONGEST_PATH + 1), pages.size()));
        path.add(page);
        return new Visit(browser, system, language, country, address, referrer, rating, path);
    }

    /// The same visit, going on in another tab: on its page, with the widget that is there now.
    public Visit goingOn(Visit tab) {
        Visit here = on(tab.pages.getLast());
        return new Visit(browser, system, language, country, address, referrer, tab.rating, here.pages);
    }
}

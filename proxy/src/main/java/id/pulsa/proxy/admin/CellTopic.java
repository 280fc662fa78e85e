package id.pulsa.proxy.admin;

import id.pulsa.proxy.feed.FeedTopic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cells that look otherwise than a second ago. */
final class CellTopic implements FeedTopic {
    private final CellAdministration cells;
    private final Map<String, String> shown = new HashMap<>();

    CellTopic(CellAdministration cells) {
        this.cells = cells;
    }

    @Override
    public String name() {
        return "cells";
    }

    @Override
    public @Nullable String look() {
        List<String> changed = new ArrayList<>();
        for (Document cell : cells.cells(null)) {
            String text = cell.toString();
            if (!text.equals(shown.put(cell.text("name"), text))) {
                changed.add(text);
            }
        }
        return changed.isEmpty() ? null : "[" + String.join(",", changed) + "]";
    }

    @Override
    public String whole() {
        return Json.write(cells.cells(null)).replace("\n", "");
    }
}

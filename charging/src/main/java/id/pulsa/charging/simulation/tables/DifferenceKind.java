package id.pulsa.charging.simulation.tables;

/** In what a published table can differ from what its own rules give. */
public enum DifferenceKind {
    /** The printed value is one unit of its last digit off. */
    LAST_DIGIT("last digit", "the last printed digit differs"),
    /** The printed value is further off. */
    VALUE("differs", "the value differs"),
    /** The price ratio is not that of the step rule at the computed utilisation. */
    MARK("mark", "not the price ratio of the step rule"),
    /** How many sectors have the dynamic price, counted in different ways. */
    COUNT("count", "two tables and the step rule give three numbers of sectors"),
    /** The dynamic revenue counts every call although calls got dearer. */
    DEMAND("demand", "all calls are counted, though fewer are made when dearer"),
    /** The traffic is more than all channels together carry, and all of it is charged. */
    CARRIED("beyond channels", "more is charged than the channels can carry"),
    /** One cluster's revenue in two tables. */
    BASE("base", "the same cluster has another revenue: another span of time"),
    /** Two clusters whose names differ by spaces or capitals only. */
    NAME("name", "two lines whose names differ by spaces or capitals only"),
    /** A cluster whose sectors no table shows. */
    UNPUBLISHED("unpublished", "sectors not published: marks cannot be recomputed");

    private final String brief;
    private final String text;

    DifferenceKind(String brief, String text) {
        this.brief = brief;
        this.text = text;
    }

    /** In a word or two, for a column. */
    public String brief() {
        return brief;
    }

    /** For people: what is wrong with the value. */
    public String text() {
        return text;
    }
}

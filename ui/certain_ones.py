"""One key for all that was heard for certain; what is doubtful is left for the clerk, one by one."""

from collections.abc import Collection, Mapping

from PySide6.QtWidgets import QPushButton

from ui.suggested_field import SuggestedField

FEWEST = 2
"""Of a single one its own Enter is as quick."""


class CertainOnes(QPushButton):
    """Above the fields while there is something to take, or to give back as it was taken."""

    def __init__(self, fields: Mapping[str, SuggestedField], never: Collection[str]) -> None:
        """`never`: fields that are read one by one in any case."""
        super().__init__()
        self._fields = [field for name, field in fields.items() if name not in never]
        self._all = list(fields.values())
        self._taken: list[SuggestedField] = []
        self.setObjectName("certain")
        self.clicked.connect(self.take_or_give_back)
        for field in self._fields:
            field.edited.connect(self.show_count)
        self.show_count()

    def take_or_give_back(self) -> None:
        """Take all; pressed again while they stand as they were taken: give all of them back."""
        if certain := self._certain:
            for field in certain:
                field.take()
            self._taken = certain
            self._go_to_open()
        else:
            for field in self._still_taken:
                field.give_back()
            self._taken = []
        self.show_count()

    def show_count(self) -> None:
        """As things stand now."""
        certain, taken = self._certain, self._still_taken
        if certain:
            self.setText(self.tr("确定的 {0} 项全部采用  Shift+回车").format(len(certain)))
        elif taken:
            self.setText(self.tr("退回刚采用的 {0} 项  Shift+回车").format(len(taken)))
        self.setVisible(len(certain) >= FEWEST or bool(taken and not certain))

    @property
    def _certain(self) -> list[SuggestedField]:
        return [field for field in self._fields if field.is_certain]

    @property
    def _still_taken(self) -> list[SuggestedField]:
        return [field for field in self._taken if field.is_taken]

    def _go_to_open(self) -> None:
        """The first field in which something is left to decide, or nothing stands."""
        still_open = [field for field in self._all if not field.text]
        if still_open:
            min(still_open, key=lambda field: field.y()).line.setFocus()

/* Layer 0: in the editor of texts, a button that puts in an amount by reference.

   Built on Wagtail's own parts: Draftail's registry, its source that opens a chooser, Draft.js.
   All words come from Python: with the button, the stored text and the answer of the chooser. */

(() => {
  const { React, DraftJS, draftail } = window;

  /* Opens the chooser. Wagtail's own insertion would give what is selected as the name of a link. */
  class AmountSource extends draftail.ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrls.amountChooser,
        urlParams: {},
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: this.onChosen },
      };
    }

    componentWillUnmount() {
      super.componentWillUnmount();
      clicked = null;
    }

    onChosen({ id, label, says }) {
      const { editorState, onComplete } = this.props;
      let style = editorState.getCurrentInlineStyle();
      let content = editorState
        .getCurrentContent()
        .createEntity("AMOUNT", "IMMUTABLE", { id, label, says });
      const entity = content.getLastCreatedEntityKey();
      let place = endOf(editorState.getSelection());
      if (clicked) {
        place = placeOf(clicked, editorState);
        const block = content.getBlockForKey(place.getStartKey());
        style = block.getInlineStyleAt(place.getStartOffset());
      } else if (WORD_BEFORE.test(textBefore(content, place))) {
        content = DraftJS.Modifier.insertText(content, place, " ", style);
        place = content.getSelectionAfter();
      }
      content = DraftJS.Modifier.replaceText(content, place, SIGN, style, entity);
      this.workflow.close();
      onComplete(DraftJS.EditorState.push(editorState, content, "insert-characters"));
    }
  }

  const SIGN = "¤"; // as in amounts/rich_text.py
  let clicked = null; // which amount gives way to what is being chosen: its place in the editor
  const WORD_BEFORE = /[\p{L}\p{N}.,:;!?)%]$/u; // an amount does not stick to it

  function textBefore(content, place) {
    const text = content.getBlockForKey(place.getStartKey()).getText();
    return text.slice(0, place.getStartOffset());
  }

  /* What is selected stays; the amount comes after it. */
  function endOf(selection) {
    const [key, offset] = [selection.getEndKey(), selection.getEndOffset()];
    return selection.merge({
      anchorKey: key,
      anchorOffset: offset,
      focusKey: key,
      focusOffset: offset,
      isBackward: false,
    });
  }

  /* The sign that was clicked. Not by its entity: copies of one amount share that. */
  function placeOf(offsetKey, editorState) {
    const [block, part] = offsetKey.split("-");
    const start = editorState.getBlockTree(block).getIn([Number(part), "start"]);
    return DraftJS.SelectionState.createEmpty(block).merge({
      anchorOffset: start,
      focusOffset: start + SIGN.length,
    });
  }

  /* The sign in a frame; the style sheet writes what it stands for, where nobody can type. */
  function Amount({ children, contentState, entityKey, offsetKey, onEdit }) {
    const { label, says } = contentState.getEntity(entityKey).getData();
    const attributes = { className: "amount-in-text", "data-label": label, "data-says": says };
    const onClick = () => {
      clicked = offsetKey;
      onEdit(entityKey); // opens the chooser
    };
    return React.createElement("span", { ...attributes, title: says, onClick }, children);
  }

  draftail.registerPlugin(
    { type: "AMOUNT", source: AmountSource, decorator: Amount },
    "entityTypes",
  );
})();
